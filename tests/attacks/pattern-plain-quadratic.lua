-- expect: rule-budget|rule-time|ok
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local s = ("a"):rep(16000)
    local p = ("a"):rep(250) .. "b"
    for _ = 1, 100 do
      local _ = s:find(p, 1, true)
    end
  end,
}
