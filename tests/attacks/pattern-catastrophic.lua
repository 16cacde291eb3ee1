-- expect: rule-budget|rule-time|rule-error|ok
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local s = ("a"):rep(16000)
    local _ = s:find(("a*"):rep(40) .. "b")
  end,
}
