package io.daybook.etl.generate.replay;

import io.daybook.etl.generate.company.Calendar;
import io.daybook.etl.generate.company.Currency;
import java.util.ArrayList;
import java.util.List;

/// A journal entry. Postings of 0 are left out.
///
/// @param number counts the entries of a type and day; for a customer's entry the customer's number
public record Entry(
    EntryType type, int day, int number, Currency currency, List<Posting> postings) {
  public Entry {
    List<Posting> kept = new ArrayList<>(postings.size());
    long sum = 0;
    for (Posting posting : postings) {
      if (posting.eur() != 0) {
        kept.add(posting);
        sum += posting.eur();
      }
    }
    if (sum != 0) {
      throw new IllegalStateException(
          "entry %s of %s is %d cents off".formatted(type, Calendar.text(day), sum));
    }
    postings = kept;
  }

  /// An entry in EUR.
  static Entry of(EntryType type, int day, int number, Posting... postings) {
    return new Entry(type, day, number, Currency.EUR, List.of(postings));
  }

  /// `JE-20260302-INV-000123`.
  public String key() {
    String digits = Integer.toString(1_000_000 + number).substring(1);
    return "JE-" + Calendar.compact(day) + "-" + type.letters() + "-" + digits;
  }
}
