-- expect: rule-error|rule-memory
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    unpack(table.create(1e6, 1))
  end,
}
