-- expect: ok|rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    table.freeze(unit)
  end,
}
