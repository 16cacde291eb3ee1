-- expect: rule-error|rule-budget|ok
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    for i = 1, 2, 0 do end
  end,
}
