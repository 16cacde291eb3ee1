-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local t = setmetatable({}, { __concat = function() while true do end end })
    local _ = t .. t
  end,
}
