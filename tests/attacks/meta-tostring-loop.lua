-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    tostring(setmetatable({}, { __tostring = function() while true do end end }))
  end,
}
