-- expect: rule-error|rule-budget|rule-memory
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local function f(n) return 1 + f(n + 1) end
    f(1)
  end,
}
