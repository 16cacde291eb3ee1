-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    setmetatable({}, { __index = function(t, k) return t[k] end }).x()
  end,
}
