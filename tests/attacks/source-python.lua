-- expect: rule-syntax
def check(x):
    return x
