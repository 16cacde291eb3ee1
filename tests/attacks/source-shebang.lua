-- expect: rule-syntax|rule-declaration
#!/usr/bin/lua
return nil
