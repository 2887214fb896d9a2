package cosr.student.engine.checkpoint;

import java.util.Arrays;
import java.util.Optional;

/**
 * How the numbers of a tensor are stored in a safetensors file, named as its header names it. The
 * order is that of the format's own library, which writes tensors of later types first.
 */
public enum NumberType {
  BOOL(1),
  U8(1),
  I8(1),
  F8_E5M2(1),
  F8_E4M3(1),
  F8_E8M0(1),
  I16(2),
  U16(2),
  /** IEEE 754 binary16. */
  F16(2),
  /** The upper half of a float32. */
  BF16(2),
  I32(4),
  U32(4),
  F32(4),
  C64(8),
  F64(8),
  I64(8),
  U64(8);

  private final int size;

  NumberType(int size) {
    this.size = size;
  }

  /** Bytes of one number. */
  public int size() {
    return size;
  }

  /** Whether weights may have it: what is read as another of these is widened or rounded. */
  public boolean floating() {
    return this == F16 || this == BF16 || this == F32 || this == F64;
  }

  /** The type of this name. */
  public static Optional<NumberType> of(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }
}
