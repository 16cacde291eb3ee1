-- expect: rule-budget|rule-time|ok
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local s = ("("):rep(16000)
    local _ = s:gsub("%b()", "")
  end,
}
