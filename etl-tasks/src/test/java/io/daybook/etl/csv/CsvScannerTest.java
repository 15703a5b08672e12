package io.daybook.etl.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.daybook.etl.contract.CsvDialect;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvScannerTest {
  private static final CsvDialect ANY = new CsvDialect((byte) ',', (byte) '"', true, List.of(""));

  @Test
  void remembersWhereARecordStood() throws IOException {
    CsvScanner csv = scanner("a,b\n1,\"x\ny\"\r\n\n2,z", CsvDialect.STANDARD);

    List<String> seen = new ArrayList<>();
    while (csv.next()) {
      seen.add(csv.record() + " " + csv.line() + " " + csv.lines() + " " + csv.offset());
    }

    assertEquals(List.of("0 1 1 0", "1 2 2 4", "2 5 1 14"), seen);
  }

  @Test
  void removesQuotesAndKeepsTheRawBytes() throws IOException {
    CsvScanner csv = scanner("\"a\"\"b\",c\"d,\"\"\n", CsvDialect.STANDARD);

    assertTrue(csv.next());

    assertEquals(List.of("a\"b", "c\"d", ""), fields(csv));
    assertEquals("\"a\"\"b\",c\"d,\"\"", new String(csv.raw(), UTF_8));
  }

  @Test
  void endsRecordsAtALoneCarriageReturnOnlyWhereTheDialectSaysSo() throws IOException {
    assertEquals(List.of(List.of("a"), List.of("b"), List.of("c")), all("a\rb\r\nc\n", ANY));
    assertEquals(List.of(List.of("a\rb"), List.of("c")), all("a\rb\r\nc\n", CsvDialect.STANDARD));
  }

  @Test
  void dropsAByteOrderMarkAndCountsIt() throws IOException {
    CsvScanner csv = scanner("\uFEFFa\nb", CsvDialect.STANDARD);

    assertTrue(csv.next());
    assertEquals(List.of("a"), fields(csv));
    assertTrue(csv.next());
    assertEquals(5, csv.offset());
  }

  @Test
  void anUnclosedQuoteIsOneRecordToTheEndThatCountsItsLines() throws IOException {
    CsvScanner csv = scanner("a\nb,\"c\nd\ne\n", CsvDialect.STANDARD);
    csv.next();

    assertTrue(csv.next());

    assertEquals(Defect.UNCLOSED_QUOTE, csv.defect());
    assertEquals(4, csv.defectOffset());
    assertEquals(3, csv.lines());
    assertEquals("b,\"c\nd\ne\n", new String(csv.raw(), UTF_8));
    assertFalse(csv.next());
  }

  @Test
  void saysWhichByteIsAtFault() throws IOException {
    CsvScanner csv =
        new CsvScanner(
            new ByteArrayInputStream("ab\u00c3(\nc\0d\n\"e\"f,g\nok".getBytes(ISO_8859_1)),
            CsvDialect.STANDARD);

    List<String> seen = new ArrayList<>();
    while (csv.next()) {
      seen.add(csv.defect() + (csv.defect() == Defect.NONE ? "" : " " + csv.defectOffset()));
    }

    assertEquals(List.of("BAD_UTF8 2", "NUL_BYTE 6", "TEXT_AFTER_QUOTE 12", "NONE"), seen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"x"})
  void aRecordThatIsTooLongDoesNotHurtItsNeighbours(String start) throws IOException {
    String end = start.startsWith("\"") ? "\"\n" : "\n";
    String text = "a,b\n" + start.repeat(1) + "y".repeat(5_000) + end + "c,d\n";
    CsvScanner csv =
        new CsvScanner(
            new ByteArrayInputStream(text.getBytes(UTF_8)), CsvDialect.STANDARD, 16, 1_000);

    assertTrue(csv.next());
    assertTrue(csv.next());
    assertEquals(Defect.TOO_LONG, csv.defect());
    assertEquals(4, csv.offset());
    assertEquals(1_000, csv.raw().length);
    assertTrue(csv.next());
    assertEquals(List.of("c", "d"), fields(csv));
    assertEquals(3, csv.line());
    assertFalse(csv.next());
  }

  @Test
  void readsWhatOthersReadWhateverTheBlocks() throws IOException {
    Random random = new Random(20261120);
    for (int round = 0; round < 2_000; round++) {
      String text = randomFile(random);

      List<List<String>> expected = fastCsv(text);

      assertEquals(expected, jackson(text), () -> "the oracles disagree: " + text);
      for (int block : new int[] {1, 2, 7, 64}) {
        CsvScanner csv =
            new CsvScanner(
                new Trickle(text.getBytes(UTF_8), random), CsvDialect.STANDARD, block, 100_000);
        assertEquals(expected, all(csv), () -> text.replace("\r", "\\r"));
      }
    }
  }

  @Test
  void neverFailsAndLosesNoByteWhateverTheFile() throws IOException {
    Random random = new Random(7);
    byte[] alphabet = "a,\"\r\n\0\u00c3b".getBytes(ISO_8859_1);
    for (int round = 0; round < 5_000; round++) {
      byte[] bytes = new byte[random.nextInt(60)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = alphabet[random.nextInt(alphabet.length)];
      }

      for (CsvDialect dialect : List.of(CsvDialect.STANDARD, ANY)) {
        String whole = trace(new CsvScanner(new ByteArrayInputStream(bytes), dialect, 64, 100));
        String pieces = trace(new CsvScanner(new Trickle(bytes, random), dialect, 1, 100));
        trace(new CsvScanner(new Trickle(bytes, random), dialect, 1, 5));

        assertEquals(whole, pieces, () -> Arrays.toString(bytes));
      }
    }
  }

  /// Everything that a scanner says, with each record's bytes compared with the file's.
  private static String trace(CsvScanner csv) throws IOException {
    StringBuilder out = new StringBuilder();
    long last = -1;
    while (csv.next()) {
      assertTrue(csv.offset() > last);
      last = csv.offset();
      out.append(csv.record()).append(' ').append(csv.line()).append(' ').append(csv.lines());
      out.append(' ').append(csv.offset()).append(' ').append(csv.defect()).append(' ');
      out.append(Arrays.toString(csv.raw())).append('\n');
    }
    return out.toString();
  }

  private static String randomFile(Random random) {
    StringBuilder text = new StringBuilder();
    String[] pieces = {"a", "ö", "€", "\uD83D\uDE00", "", " ", "'", "long text", "0"};
    int columns = 2 + random.nextInt(4);
    int rows = 1 + random.nextInt(5);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        text.append(column == 0 ? "" : ",");
        String value = pieces[random.nextInt(pieces.length)];
        if (random.nextInt(3) == 0) {
          String[] inner = {"\"\"", ",", "\n", "\r\n", "x", "\r"};
          text.append('"').append(value).append(inner[random.nextInt(inner.length)]).append('"');
        } else {
          text.append(value.isEmpty() && column == 0 ? "z" : value);
        }
      }
      text.append(
          row == rows - 1 && random.nextBoolean() ? "" : random.nextBoolean() ? "\n" : "\r\n");
    }
    return text.toString();
  }

  private static List<List<String>> fastCsv(String text) {
    List<List<String>> records = new ArrayList<>();
    for (CsvRecord record : CsvReader.builder().ofCsvRecord(text)) {
      records.add(record.getFields());
    }
    return records;
  }

  private static List<List<String>> jackson(String text) throws IOException {
    CsvMapper mapper = new CsvMapper();
    mapper.enable(CsvParser.Feature.WRAP_AS_ARRAY);
    List<List<String>> records = new ArrayList<>();
    try (MappingIterator<String[]> rows = mapper.readerFor(String[].class).readValues(text)) {
      while (rows.hasNext()) {
        records.add(List.of(rows.next()));
      }
    }
    return records;
  }

  private static CsvScanner scanner(String text, CsvDialect dialect) {
    return new CsvScanner(new ByteArrayInputStream(text.getBytes(UTF_8)), dialect);
  }

  private static List<List<String>> all(String text, CsvDialect dialect) throws IOException {
    return all(scanner(text, dialect));
  }

  private static List<List<String>> all(CsvScanner csv) throws IOException {
    List<List<String>> records = new ArrayList<>();
    while (csv.next()) {
      assertEquals(Defect.NONE, csv.defect());
      records.add(fields(csv));
    }
    return records;
  }

  private static List<String> fields(CsvScanner csv) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < csv.fields(); i++) {
      fields.add(new String(csv.array(i), csv.from(i), csv.to(i) - csv.from(i), UTF_8));
    }
    return fields;
  }

  /// Gives a few bytes at a time.
  private static final class Trickle extends InputStream {
    private final ByteArrayInputStream all;
    private final Random random;

    Trickle(byte[] bytes, Random random) {
      this.all = new ByteArrayInputStream(bytes);
      this.random = random;
    }

    @Override
    public int read() {
      return all.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return all.read(target, offset, Math.min(length, 1 + random.nextInt(4)));
    }
  }
}
