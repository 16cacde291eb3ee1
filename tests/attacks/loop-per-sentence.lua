-- expect: rule-budget
return rule {
  summary = "attack",
  each = "sentence",
  check = function(unit, report, options)
    while true do end
  end,
}
