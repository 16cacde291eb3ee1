-- expect: rule-error xpcall
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local function h() error("again") end
    xpcall(h, h)
  end,
}
