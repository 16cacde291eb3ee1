-- expect: rule-budget|rule-time|rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local s = ("a"):rep(16000)
    local _ = s:gsub(("a-"):rep(60) .. "b", "")
  end,
}
