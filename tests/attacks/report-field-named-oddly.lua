-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    report(unit, "m", { fields = { ["a.b = 1\n[x]"] = "x" } })
  end,
}
