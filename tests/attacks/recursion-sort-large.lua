-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    table.sort(table.create(60000, 1))
  end,
}
