-- expect: rule-error pcall
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local function f() pcall(f) end
    f()
  end,
}
