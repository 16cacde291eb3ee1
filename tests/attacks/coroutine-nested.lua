-- expect: rule-error coroutine
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local function f() coroutine.wrap(f)() end
    f()
  end,
}
