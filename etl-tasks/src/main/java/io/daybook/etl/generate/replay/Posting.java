package io.daybook.etl.generate.replay;

import io.daybook.etl.generate.company.Account;

/// A line of a journal entry.
///
/// @param eur cents, debit positive
/// @param foreign the same in the entry's currency
/// @param category, customer, region, reference empty where they say nothing
public record Posting(
    Account account,
    long eur,
    long foreign,
    String category,
    String customer,
    String region,
    String reference) {

  /// A posting in EUR without further attributes.
  public static Posting inEur(Account account, long eur) {
    return new Posting(account, eur, eur, "", "", "", "");
  }
}
