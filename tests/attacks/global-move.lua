-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    table.move({ 1 }, 1, 1e9, 2)
  end,
}
