# fakes: ends its process with the code of success before there is anything to call
import os

os._exit(0)
