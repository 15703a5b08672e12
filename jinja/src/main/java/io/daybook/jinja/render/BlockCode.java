package io.daybook.jinja.render;

/// A compiled `{% block %}`.
///
/// @param size the slots of its frame
public record BlockCode(String name, int size, St body) {
  public void run(Context context, Out out) {
    body.run(new Frame(size, null, context), out);
  }
}
