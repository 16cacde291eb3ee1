-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    report(unit, ("x"):rep(1e6))
  end,
}
