-- expect: rule-memory|rule-error|ok
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    ("x,"):rep(1000000):split(",")
  end,
}
