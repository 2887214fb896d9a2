# tries: to die by a wild pointer, and by an illegal instruction
# success: the sandbox is lost, or a core file is written
# seen by: the next job, the folder on the host
import ctypes

ctypes.string_at(8)
