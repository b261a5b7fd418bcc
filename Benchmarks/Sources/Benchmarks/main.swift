import NPMModel
print(Timestamp(seconds: 0))
