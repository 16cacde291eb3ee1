-- expect: rule-error|ok
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    ("("):rep(200):find(("("):rep(200))
  end,
}
