-- expect: rule-error|rule-memory
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local function f(...) return f(1, ...) end
    f()
  end,
}
