-- expect: rule-memory|rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local t = {}
    for i = 1, 1000 do
      t[i] = ("z"):rep(100000)
    end
    local _ = table.concat(t)
  end,
}
