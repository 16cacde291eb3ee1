-- expect: rule-budget
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    report(unit, "before")
    while true do end
  end,
}
