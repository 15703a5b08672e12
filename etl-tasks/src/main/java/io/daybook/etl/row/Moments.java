package io.daybook.etl.row;

import io.daybook.etl.contract.ColumnType;
import io.daybook.etl.contract.MomentFormat;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;

/// Reads timestamps: ISO 8601 with `Z` or an offset, or local time by a format and a zone.
final class Moments {
  private static final long DAY_MICROS = 86_400_000_000L;

  private final List<MomentFormat.Part> parts;
  private final ZoneRules rules;

  /// The offset of the hour that was read last: neighbours in a file share it.
  private long cachedHour = Long.MIN_VALUE;

  private long cachedOffsetSeconds;

  Moments(ColumnType.Moment type) {
    this.parts = type.format().isEmpty() ? List.of() : MomentFormat.parts(type.format());
    this.rules = type.zone().getRules();
  }

  /// Microseconds since 1970 in UTC, or {@link Numbers#UNREADABLE}.
  long read(byte[] b, int from, int to) {
    return parts.isEmpty() ? iso(b, from, to) : local(b, from, to);
  }

  /// The day in the zone, as days since 1970.
  long day(long micros) {
    long seconds = Math.floorDiv(micros, 1_000_000L);
    int offset = rules.getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds();
    return Math.floorDiv(seconds + offset, 86_400L);
  }

  private static long iso(byte[] b, int from, int to) {
    if (to - from < 20 || b[from + 10] != 'T') {
      return Numbers.UNREADABLE;
    }
    int end = to;
    long offsetMicros = 0;
    if (b[to - 1] == 'Z') {
      end = to - 1;
    } else {
      end = to - 6;
      int hours = Numbers.digits(b, end + 1, 2);
      int minutes = Numbers.digits(b, end + 4, 2);
      boolean signed = b[end] == '+' || b[end] == '-';
      if (!signed || b[end + 3] != ':' || hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
        return Numbers.UNREADABLE;
      }
      offsetMicros = (hours * 60L + minutes) * 60_000_000 * (b[end] == '+' ? 1 : -1);
    }
    long day = Numbers.day(b, from, from + 10);
    long clock = end - from < 19 ? Numbers.UNREADABLE : Numbers.clock(b, from + 11, end);
    if (day == Numbers.UNREADABLE || clock == Numbers.UNREADABLE) {
      return Numbers.UNREADABLE;
    }
    return day * DAY_MICROS + clock - offsetMicros;
  }

  private long local(byte[] b, int from, int to) {
    int[] fields = new int[7];
    int i = from;
    for (MomentFormat.Part part : parts) {
      if (part.field() == '\'') {
        for (int k = 0; k < part.literal().length(); k++) {
          if (i >= to || b[i++] != part.literal().charAt(k)) {
            return Numbers.UNREADABLE;
          }
        }
        continue;
      }
      int begin = i;
      while (i < to && i - begin < part.most() && b[i] >= '0' && b[i] <= '9') {
        i++;
      }
      if (i - begin < part.least()) {
        return Numbers.UNREADABLE;
      }
      int value = Numbers.digits(b, begin, i - begin);
      fields[index(part.field())] = part.field() == 'y' && part.most() == 2 ? 2000 + value : value;
    }
    return i == to ? instant(fields) : Numbers.UNREADABLE;
  }

  private static int index(char field) {
    return switch (field) {
      case 'y' -> 0;
      case 'M' -> 1;
      case 'd' -> 2;
      case 'H' -> 3;
      case 'm' -> 4;
      default -> 5;
    };
  }

  private long instant(int[] f) {
    long day = Numbers.day(f[0], f[1], f[2]);
    if (day == Numbers.UNREADABLE || f[3] > 23 || f[4] > 59 || f[5] > 59) {
      return Numbers.UNREADABLE;
    }
    long hour = day * 24 + f[3];
    if (hour != cachedHour && !cacheOffset(f, hour)) {
      return Numbers.UNREADABLE;
    }
    long seconds = hour * 3_600 + f[4] * 60L + f[5] - cachedOffsetSeconds;
    return seconds * 1_000_000;
  }

  /// Where clocks are put back the earlier instant counts; where they are put forward there is
  /// none.
  private boolean cacheOffset(int[] f, long hour) {
    LocalDateTime local = LocalDateTime.of(f[0], f[1], f[2], f[3], f[4], f[5]);
    List<ZoneOffset> offsets = rules.getValidOffsets(local);
    if (offsets.isEmpty()) {
      return false;
    }
    cachedHour = offsets.size() == 1 ? hour : Long.MIN_VALUE;
    cachedOffsetSeconds = offsets.getFirst().getTotalSeconds();
    return true;
  }
}
