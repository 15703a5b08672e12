package io.daybook.models.artifact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.file.AtomicFile;
import io.daybook.models.node.Fields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Trees of plain values as JSON.
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /// Made only where something is read: it costs more than writing does.
  private static final class Reader {
    private static final ObjectMapper MAPPER =
        new ObjectMapper()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  /// Writes a file at once: a reader sees the old or the new one.
  public static void write(Path file, Map<String, ?> value) {
    replace(file, bytes(value));
  }

  /// A value with two spaces a level, as Python's `indent=2` writes it.
  public static String pretty(Map<String, ?> value) {
    StringWriter text = new StringWriter();
    Separators separators =
        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      out.setPrettyPrinter(printer);
      write(out, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /// A value as UTF-8.
  static byte[] bytes(Map<String, ?> value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
      write(out, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// Puts a file in place at once: a reader sees the old or the new one.
  public static void replace(Path file, byte[]... parts) {
    try {
      AtomicFile.replace(file, parts);
    } catch (IOException e) {
      throw new FailureException(
          new Failure.Unavailable(
              "ARTIFACT-001",
              "cannot write the file: " + e.getMessage(),
              Location.file(file.toString()),
              "free space, or choose another folder with --target-path"),
          e);
    }
  }

  /// A value as one line.
  public static String line(@Nullable Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      write(out, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /// A value as one line with a blank after each comma and colon, as Python writes it.
  public static String spaced(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        StringJoiner items = new StringJoiner(", ", "{", "}");
        map.forEach((key, item) -> items.add(line(String.valueOf(key)) + ": " + spaced(item)));
        yield items.toString();
      }
      case Collection<?> list -> {
        StringJoiner items = new StringJoiner(", ", "[", "]");
        list.forEach(item -> items.add(spaced(item)));
        yield items.toString();
      }
      case String text -> ascii(line(text));
      case null, default -> line(value);
    };
  }

  private static String ascii(String json) {
    StringBuilder out = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c < 0x80) {
        out.append(c);
      } else {
        out.append(String.format("\\u%04x", (int) c));
      }
    }
    return out.toString();
  }

  /// Reads an object.
  ///
  /// @throws FailureException if the file is missing or not JSON
  public static Fields read(Path file) {
    try {
      return Fields.of(Reader.MAPPER.readValue(file.toFile(), Map.class));
    } catch (IOException e) {
      throw new FailureException(
          new Failure.Config(
              "ARTIFACT-002",
              "cannot read the artifact: " + e.getMessage(),
              Location.file(file.toString()),
              "give the folder of an earlier run's artifacts"),
          e);
    }
  }

  // One case per type of value.
  private static void write(JsonGenerator out, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.writeNull();
      case String text -> out.writeString(text);
      case Boolean flag -> out.writeBoolean(flag);
      case Long number -> out.writeNumber(number);
      case Integer number -> out.writeNumber(number);
      case Double number -> out.writeNumber(number);
      case BigInteger number -> out.writeNumber(number);
      case BigDecimal number -> out.writeNumber(number);
      case Fields fields -> write(out, fields.values());
      case Map<?, ?> map -> {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          out.writeFieldName(String.valueOf(entry.getKey()));
          write(out, entry.getValue());
        }
        out.writeEndObject();
      }
      case Collection<?> items -> {
        out.writeStartArray();
        for (Object item : items) {
          write(out, item);
        }
        out.writeEndArray();
      }
      case Temporal moment -> out.writeString(text(moment));
      default -> out.writeString(value.toString());
    }
  }

  /// As Python's `isoformat` tells it.
  private static String text(Temporal moment) {
    return switch (moment) {
      case LocalDateTime local -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local);
      case OffsetDateTime far ->
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(far).replace("Z", "+00:00");
      default -> moment.toString();
    };
  }
}
