import * as React from "react";
import { Dropdown } from "azure-devops-ui/Dropdown";
import { IListBoxItem } from "azure-devops-ui/ListBox";
import { DropdownSelection } from "azure-devops-ui/Utilities/DropdownSelection";

interface Props {
  label: string;
  items: IListBoxItem[];
  selectedId: string;
  onSelect: (id: string) => void;
}

/** A labelled drop-down with one choice. */
export function ChoiceDropdown({ label, items, selectedId, onSelect }: Props): JSX.Element {
  const selection = React.useRef(new DropdownSelection()).current;
  React.useEffect(() => {
    const index = items.findIndex(({ id }) => id === selectedId);
    if (index >= 0 && !selection.selected(index)) selection.select(index);
  });
  return (
    <div className="replica-choice flex-column">
      <label className="bolt-formitem-label body-m">{label}</label>
      <Dropdown ariaLabel={label} items={items} onSelect={(_, { id }) => onSelect(id)} selection={selection} />
    </div>
  );
}
