-- expect: rule-memory|rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    table.create(1e9, 1)
  end,
}
