-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    ("a"):rep(100000):find("a*b")
  end,
}
