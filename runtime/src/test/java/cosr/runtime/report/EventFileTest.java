package cosr.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventFileTest {
  /** RFC 3720, appendix B.4, and the check value of CRC-32C. */
  @Test
  void theDecodersChecksumIsTheKnownOne() {
    byte[] ones = new byte[32];
    Arrays.fill(ones, (byte) 0xff);
    assertThat(EventReader.crc(new byte[32])).isEqualTo(0x8a9136aa);
    assertThat(EventReader.crc(ones)).isEqualTo(0x62a8ab43);
    assertThat(EventReader.crc("123456789".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(0xe3069283);
  }

  @Test
  void theMaskedChecksumIsThatOfTheDecoder() {
    for (String text : List.of("", "a", "123456789", "x".repeat(1000))) {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      assertThat(EventFile.masked(bytes)).as(text).isEqualTo(EventReader.masked(bytes));
    }
  }

  /** The first twelve bytes of every event file that TensorFlow writes. */
  @Test
  void aFileBeginsAsThoseOfTensorFlowDo() {
    byte[] file = EventFile.of(1.5, List.of());
    assertThat(HexFormat.of().formatHex(file, 0, 12)).isEqualTo("1800000000000000a37f4b22");
    assertThat(HexFormat.of().formatHex(file, 12, 36))
        .isEqualTo("09000000000000f83f1a0d" + "627261696e2e4576656e743a32");
    assertThat(file).hasSize(40);
  }

  @Test
  void everyNumberComesBackByItsKeyWithStepAndTime() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("step", 300);
    line.put("time", 1_795_640_314.758);
    line.put("reward", 0.5);
    line.put("num_tokens", 922_701.0);
    line.put("eval/exam", 4);
    line.put("loss", null);
    List<EventReader.Event> events = EventReader.read(EventFile.of(7, List.of(Map.of(), line)));
    assertThat(events).hasSize(3);
    assertThat(events.get(0)).isEqualTo(new EventReader.Event(7, 0, "brain.Event:2", Map.of()));
    assertThat(events.get(2))
        .isEqualTo(
            new EventReader.Event(
                1_795_640_314.758,
                300,
                "",
                Map.of("reward", 0.5f, "num_tokens", 922_701f, "eval/exam", 4f)));
  }
}
