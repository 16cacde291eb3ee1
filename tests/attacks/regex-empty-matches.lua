-- expect: ok
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local n = #pattern("x*"):find(unit)
    assert(n == 0)
  end,
}
