const bars = [0, 6, 14, 18, 26, 36, 40, 48, 58, 62, 72, 78, 84];

/** A member card on the counter. */
export function CardDrawing() {
  return (
    <svg className="card-drawing" viewBox="0 0 220 150" fill="none" aria-hidden="true">
      <ellipse className="card-drawing-shade" cx="112" cy="136" rx="82" ry="8" />
      <g transform="rotate(-7 110 75)">
        <rect className="card-drawing-back" x="34" y="26" width="152" height="94" rx="10" />
        <rect className="card-drawing-card" x="28" y="20" width="152" height="94" rx="10" />
        <path className="card-drawing-accent" d="M28 48V30a10 10 0 0 1 10-10h132a10 10 0 0 1 10 10v18Z" />
        <circle className="card-drawing-stamp" cx="47" cy="34" r="6" />
        <circle className="card-drawing-stamp" cx="65" cy="34" r="6" />
        <circle className="card-drawing-stamp" cx="83" cy="34" r="6" />
        {bars.map((x, index) => (
          <rect
            key={x}
            className="card-drawing-bar"
            x={44 + x}
            y="66"
            width={index % 3 === 0 ? 4 : 2.5}
            height="30"
          />
        ))}
        <rect className="card-drawing-line" x="146" y="66" width="22" height="5" rx="2.5" />
        <rect className="card-drawing-line" x="146" y="78" width="16" height="5" rx="2.5" />
      </g>
    </svg>
  );
}
