-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    error(("x"):rep(1000000))
  end,
}
