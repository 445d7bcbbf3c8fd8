import { type Scenario, scenarios } from '@checkout/contract/scenario'
import { useId } from 'react'
import { scenarioText } from './scenario-text.ts'

export function ScenarioPicker({ chosen, onChoose }: { chosen: Scenario; onChoose: (scenario: Scenario) => void }) {
  const titleId = useId()
  return (
    <div className="panel" role="radiogroup" aria-labelledby={titleId}>
      <h2 id={titleId}>Scenario</h2>
      <p className="hint">How this checkout goes, so that every kind of trace can be seen on purpose.</p>
      {scenarios.map((scenario) => (
        <label key={scenario} className="option">
          <input
            type="radio"
            name="scenario"
            value={scenario}
            checked={scenario === chosen}
            onChange={() => onChoose(scenario)}
          />
          <b>{scenario}</b> <span>{scenarioText[scenario]}</span>
        </label>
      ))}
    </div>
  )
}
