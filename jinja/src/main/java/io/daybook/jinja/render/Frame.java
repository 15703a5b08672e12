package io.daybook.jinja.render;

import org.jspecify.annotations.Nullable;

/// The running state of one function of a template: its slots, and the frame of the function around
/// it.
public final class Frame {
  public final @Nullable Object[] slots;
  public final Context context;
  private final @Nullable Frame parent;

  /// The template this one extends, known once its `extends` ran; only a root frame has one.
  public @Nullable Program parentTemplate;

  public Frame(int size, @Nullable Frame parent, Context context) {
    this.slots = new Object[size];
    this.parent = parent;
    this.context = context;
  }

  /// The frame so many functions further out.
  public Frame up(int hops) {
    Frame frame = this;
    for (int i = hops; i > 0; i--) {
      frame = outer(frame);
    }
    return frame;
  }

  private static Frame outer(Frame frame) {
    Frame outer = frame.parent;
    if (outer == null) {
      throw new IllegalStateException("no frame further out");
    }
    return outer;
  }

  public Frame root() {
    Frame frame = this;
    while (frame.parent != null) {
      frame = frame.parent;
    }
    return frame;
  }
}
