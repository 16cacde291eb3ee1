-- expect: rule-memory|rule-error|ok
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    utf8.codepoint(("x"):rep(1000000), 1, -1)
  end,
}
