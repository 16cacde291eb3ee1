-- expect: ok
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    for i = 1, 150 do
      pattern("[a" .. i .. "]"):find(unit)
    end
  end,
}
