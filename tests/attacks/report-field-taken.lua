-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    report(unit, "m", { fields = { quote = "x" } })
  end,
}
