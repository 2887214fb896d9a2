package cosr.student.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class HalfFloatsTest {
  private static final int MAX_FLOAT16 = 0x7bff;
  private static final int MAX_BFLOAT16 = 0x7f7f;

  @Test
  void everyFloat16IsWidenedAsJavaDoesItAndComesBackAsItWas() {
    for (int half = 0; half <= 0xffff; half++) {
      int wide = HalfFloats.fromFloat16((short) half);
      float java = Float.float16ToFloat((short) half);
      if (Float.isNaN(java)) assertThat(Float.intBitsToFloat(wide)).isNaN();
      else assertThat(wide).isEqualTo(Float.floatToRawIntBits(java));
      assertThat(HalfFloats.toFloat16(wide)).isEqualTo((short) half);
    }
  }

  @Test
  void everyBfloat16IsTheUpperHalfOfAFloatAndComesBackAsItWas() {
    for (int half = 0; half <= 0xffff; half++) {
      int wide = HalfFloats.fromBfloat16((short) half);
      assertThat(wide).isEqualTo(half << 16);
      assertThat(HalfFloats.toBfloat16(wide)).isEqualTo((short) half);
    }
  }

  @Test
  void whatLiesBetweenTwoFloat16sGoesToTheNearerAndInTheMiddleToTheEvenOne() {
    between(
        MAX_FLOAT16,
        half -> Float.float16ToFloat((short) half),
        bits -> HalfFloats.toFloat16(bits) & 0xffff);
    assertThat(HalfFloats.toFloat16(Float.floatToRawIntBits(65519.996f))).isEqualTo((short) 0x7bff);
    assertThat(HalfFloats.toFloat16(Float.floatToRawIntBits(65520))).isEqualTo((short) 0x7c00);
  }

  @Test
  void whatLiesBetweenTwoBfloat16sGoesToTheNearerAndInTheMiddleToTheEvenOne() {
    between(
        MAX_BFLOAT16,
        half -> Float.intBitsToFloat(half << 16),
        bits -> HalfFloats.toBfloat16(bits) & 0xffff);
    assertThat(HalfFloats.toBfloat16(Float.floatToRawIntBits(Float.MAX_VALUE)))
        .isEqualTo((short) 0x7f80);
  }

  @Test
  void aNaNStaysOneHoweverItsPayloadIsCut() {
    for (int bits : new int[] {0x7f800001, 0xff800001, 0x7fc00000, 0x7fffffff}) {
      float bfloat = Float.intBitsToFloat(HalfFloats.fromBfloat16(HalfFloats.toBfloat16(bits)));
      float half = Float.intBitsToFloat(HalfFloats.fromFloat16(HalfFloats.toFloat16(bits)));
      assertThat(bfloat).isNaN();
      assertThat(half).isNaN();
    }
  }

  private static void between(int largest, IntFunction<Float> widen, IntUnaryOperator narrow) {
    for (int half = 0; half < largest; half++) {
      // Exact: two neighbours differ in the last of at most 11 bits.
      float middle = (float) (((double) widen.apply(half) + widen.apply(half + 1)) / 2);
      int even = half % 2 == 0 ? half : half + 1;
      for (int sign : new int[] {0, 0x80000000}) {
        int expectedSign = sign >>> 16;
        assertThat(narrow.applyAsInt(sign | bits(middle))).isEqualTo(expectedSign | even);
        assertThat(narrow.applyAsInt(sign | bits(Math.nextDown(middle))))
            .isEqualTo(expectedSign | half);
        assertThat(narrow.applyAsInt(sign | bits(Math.nextUp(middle))))
            .isEqualTo(expectedSign | half + 1);
      }
    }
  }

  private static int bits(float value) {
    return Float.floatToRawIntBits(value);
  }
}
