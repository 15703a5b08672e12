package io.daybook.etl.task;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A small good day of `sales`, written by hand: 200 customers, 200 orders with one line each.
/// Tests change the text of a file before it is written.
final class SalesDay {
  static final int ROWS = 200;

  private final String date;
  private final String day;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  SalesDay(String date) {
    this.date = date;
    this.day = date.replace("-", "");
    put(
        "regions",
        """
        region_code,country_code,country_name,region_name,city_name,currency_code
        DE-BER,DE,Germany,Europe North,Berlin,EUR
        """);
    put(
        "sales_reps",
        """
        sales_rep_code,full_name,email,region_code,team,manager_code,hire_date,leave_date,is_active
        SR002,Bo Ek,bo@larkfield.test,DE-BER,North,SR001,2020-01-01,,true
        SR001,Ada Berg,ada@larkfield.test,DE-BER,North,,2019-01-01,,true
        """);
    put(
        "products",
        """
        product_code,product_name,brand,category,sub_category,uom,list_price_eur,\
        standard_cost_eur,launch_date,discontinue_date,is_active
        P0001,"Kettle, 1.7 l",Aurel,Kitchen,Kettles,PCS,50.0000,30.0000,2020-01-01,,true
        """);
    put(
        "sales_targets",
        """
        target_month,sales_rep_code,category,target_revenue_eur,target_quantity,version
        %s-01,SR001,Kitchen,1000.00,20,1
        """
            .formatted(date.substring(0, 7)));
    StringBuilder customers =
        new StringBuilder(
            "customer_code,customer_name,customer_type,customer_segment,industry,channel,"
                + "region_code,sales_rep_code,currency_code,payment_terms_days,credit_limit_eur,"
                + "email,phone,customer_since,is_active\n");
    StringBuilder orders =
        new StringBuilder(
            "order_number,order_date,ordered_at,customer_code,region_code,sales_rep_code,channel,"
                + "currency_code,promotion_code,requested_date,line_count,order_total\n");
    StringBuilder lines =
        new StringBuilder(
            "order_number,line_number,order_date,product_code,quantity,list_price,"
                + "discount_percent,net_amount,currency_code,promised_date\n");
    for (int i = 1; i <= ROWS; i++) {
      customers.append(
          "C%06d,Firm %d,Retail,Gold,,B2B,DE-BER,SR001,EUR,30,1000.00,,,2020-01-01,true\n"
              .formatted(i, i));
      orders.append(
          "%s,%s,%sT08:00:00Z,C%06d,DE-BER,SR001,B2B,EUR,,%s,1,90.00\n"
              .formatted(order(i), date, date, i, date));
      lines.append(
          "%s,1,%s,P0001,2,50.0000,10.0000,90.00,EUR,2030-01-01\n".formatted(order(i), date));
    }
    put("customers", customers.toString());
    put("orders", orders.toString());
    put("order_lines", lines.toString());
  }

  /// The number of the i-th order.
  String order(int i) {
    return "SO-%s-%06d-01".formatted(day, i);
  }

  /// The text of a file.
  String text(String dataSet) {
    return new String(files.get(dataSet), StandardCharsets.UTF_8);
  }

  /// Changes a file; the text to be replaced must be there.
  SalesDay with(String dataSet, String old, String now) {
    String text = text(dataSet);
    if (!text.contains(old)) {
      throw new IllegalArgumentException(dataSet + " has no " + old);
    }
    return put(dataSet, text.replace(old, now));
  }

  SalesDay put(String dataSet, String text) {
    return put(dataSet, text.getBytes(StandardCharsets.UTF_8));
  }

  SalesDay put(String dataSet, byte[] bytes) {
    files.put(dataSet, bytes);
    return this;
  }

  SalesDay without(String dataSet) {
    files.remove(dataSet);
    return this;
  }

  /// Writes the files under their own date.
  void write(Path inbox) throws IOException {
    write(inbox, date);
  }

  /// Writes the files under any date.
  void write(Path inbox, String folderDate) throws IOException {
    Path folder = inbox.resolve("sales").resolve(folderDate.replace("-", ""));
    Files.createDirectories(folder);
    for (String dataSet :
        new String[] {
          "regions", "sales_reps", "products", "sales_targets", "customers", "orders", "order_lines"
        }) {
      Path file = folder.resolve(dataSet + ".csv");
      if (files.containsKey(dataSet)) {
        Files.write(file, files.get(dataSet));
      } else {
        Files.deleteIfExists(file);
      }
    }
  }
}
