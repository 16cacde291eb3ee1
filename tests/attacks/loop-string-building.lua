-- expect: rule-budget|rule-time|rule-memory
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local s = ""
    while true do
      s = (s .. "x"):sub(1, 100)
    end
  end,
}
