-- expect: rule-budget|rule-time
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local function f(...)
      while true do
        local _ = select("#", ...)
      end
    end
    f(1, 2, 3)
  end,
}
