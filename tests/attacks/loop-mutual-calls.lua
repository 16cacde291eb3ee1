-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local g
    local function f() return g() end
    g = function() return f() end
    f()
  end,
}
