package cosr.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** An attempt in the strict form that its check needs, or the reason why there is none. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Answer.Found.class, name = "f"),
  @JsonSubTypes.Type(value = Answer.None.class, name = "n")
})
public sealed interface Answer {
  /**
   * @param value the span {@code [start, end)} of the attempt, or its declared normalisation
   */
  record Found(String value, int start, int end) implements Answer {}

  /**
   * @param code why: {@code unfinished}, {@code empty}, {@code no-digits}, …
   */
  record None(String code) implements Answer {}
}
