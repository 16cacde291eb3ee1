-- expect: rule-budget|ok
return rule {
  summary = "attack",
  each = "figure",
  check = function(unit, report, options)
    while true do end
  end,
}
